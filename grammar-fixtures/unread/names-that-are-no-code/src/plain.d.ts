export interface Plain {
  code: string;
}
