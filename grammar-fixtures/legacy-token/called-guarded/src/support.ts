// What the client can do, and where the mailbox lives.
export function nestedAuth(): boolean {
  if (!Office.context.requirements) {
    return false;
  }
  if (Office.context.requirements.isSetSupported("NestedAppAuth", "1.1")) {
    return true;
  }
  return false;
}

export const onPremises = () => Office.context.mailbox.userProfile.accountType === "enterprise";
