import type { Paper } from '#contract/paper.ts'
import type { Confirmation } from './confirmation.ts'
import type { PrinterModel } from './printer-model.ts'

/** The whole job: reset, Chinese mode, the blocks laid out for the model, cut, and the request to confirm. */
export function compose(paper: Paper, model: PrinterModel, confirmation: Confirmation): Uint8Array {
  void paper
  void model
  void confirmation
  return new Uint8Array()
}
