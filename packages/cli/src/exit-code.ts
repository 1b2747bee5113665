/** What the program ends with, as `--help` says. */
export const EXIT = { passed: 0, wentWrong: 1, couldNotBegin: 2, interrupted: 130, terminated: 143 }
