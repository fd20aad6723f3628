// Knows nobody, and calls what it is given.
export function run(what: any): void {
  if (what.token) {
    what.token();
  } else {
    what();
  }
}
