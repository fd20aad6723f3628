export type Body = Office.Body;
