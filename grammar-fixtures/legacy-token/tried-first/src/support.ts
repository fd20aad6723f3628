export class Support {
  static has(version: string): boolean {
    if (!Office.context.requirements) return false;
    if (!Office.context.requirements.isSetSupported("Mailbox", version)) {
      console.log("too old");
      return false;
    }
    return true;
  }
}
