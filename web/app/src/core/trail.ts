// The list that the reader came from, so that a case knows the one before and after.
let numbers: number[] = [];
let address = '/';

/** Remembers a list as it was shown, and the address to come back to. */
export function remember(shown: number[], from: string) {
  numbers = shown;
  address = from;
}

/** The case `by` places after this one, if the list had both. */
export function neighbour(number: number, by: number): number | undefined {
  const at = numbers.indexOf(number);
  return at < 0 ? undefined : numbers[at + by];
}

/** The path of the list that had this case, if it is remembered. */
export function listOf(number: number): string | undefined {
  return numbers.includes(number) ? address.split('?')[0] : undefined;
}

/** The address of the list. */
export function back(): string {
  return address;
}
