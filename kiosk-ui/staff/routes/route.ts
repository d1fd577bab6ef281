/** `Params`: what stands in the place of `:name` in the address. */
export type Asks<Reply, Params = None> = { params: Params; body?: never; reply: Reply }
export type Sends<Body, Reply, Params = None> = { params: Params; body: Body; reply: Reply }
export type ById = { id: string }
type None = Readonly<Record<string, never>>
