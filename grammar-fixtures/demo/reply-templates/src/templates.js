export const templates = {
  thanks: { subject: "Thank you", body: "Thank you for your message." },
  late: { subject: "A late answer", body: "Sorry that this took so long." },
};
