export const subjectOf = (item) => item.subject;
//                                      ^^^^^^^ usage: subject ReadItem certain
