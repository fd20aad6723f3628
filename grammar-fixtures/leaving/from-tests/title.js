export function title(x) {
  return x.subject + x.conversationId;
}
