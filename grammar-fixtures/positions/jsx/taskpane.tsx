import * as React from "react";
const it = () => Office.context.mailbox.item as any;
export const App = <T extends object>(props: T) => (
  <div {...props} id={it().itemId} style={{ color: it().itemClass }}>
  {/*                      ^^^^^^ usage: itemId ReadItem certain */}
  {/*                                                   ^^^^^^^^^ usage: itemClass ReadItem certain */}
    it().saveAsync() is only text
    {it().subject ? <b>{it().subject}</b> : null}
    {/*   ^^^^^^^ usage: subject ReadItem certain */}
    {/*                      ^^^^^^^ usage: subject ReadItem certain */}
    {it().attachments.map((a: any) => <i key={a.id} />)}
    {/*   ^^^^^^^^^^^ usage: attachments ReadItem certain */}
    {/*                                         ^^ usage: ReadItem AttachmentDetails.id certain */}
    <React.Fragment key="x">{...[it().body]}</React.Fragment>
    {/*                               ^^^^ usage: body ReadItem certain */}
    <svg:a x:href={it().to} />
    {/*                 ^^ usage: to ReadItem certain */}
    <input disabled={!it().saveAsync} onChange={(e) => it().subject.setAsync(e.target.value)} />
    {/*                    ^^^^^^^^^ usage: saveAsync none probe certain */}
    {/*                                                     ^^^^^^^ usage: subject ReadItem certain */}
    {/*                                                             ^^^^^^^^ usage: ReadWriteItem Subject.setAsync certain */}
  </div>
);
