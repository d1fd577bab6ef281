export const words = {
  /** Said of the second slice of a high picture, and of those after it. */
  goesOn: '接着上一页的图片',
}
