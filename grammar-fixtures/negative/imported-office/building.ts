export interface Body {
  setAsync(text: string): void;
}

export const Office = {
  context: { mailbox: { item: { body: { setAsync: (text: string) => console.log(text) } as Body } } },
};
