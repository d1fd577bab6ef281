/** What an editor is told of a picture. */
export const mediaProblems = {
  unfit: '图片应为 JPEG 或 PNG，不超过 1 MB，边长 16 到 2048 像素。',
  notSaved: '图片没有保存成功，可能是硬盘满了。原来公布的都还在，请稍后再试，或请管机器的人看看。',
  unknown: '没有这张图片。',
}
