/** What the program ends with, as `--help` says. */
export const EXIT = {
  passed: 0,
  wentWrong: 1,
  couldNotBegin: 2,
  interrupted: 130,
  /** Of `test` alone: nobody reads on, as with `| head`. */
  unread: 141,
  terminated: 143,
}
