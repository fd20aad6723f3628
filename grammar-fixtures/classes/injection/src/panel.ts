import type { DraftService } from "./draft-service";

export class Panel {
  constructor(private service: DraftService) {}

  run(): void {
    this.service.write("Hello");
    this.service.item.saveAsync();
    //                ^^^^^^^^^ usage: ReadWriteItem MessageCompose.saveAsync certain
  }
}
