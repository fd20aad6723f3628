// Some member of a value, for code that the tool does not see: as a statement, and as the words it is made of.

import { argumentsOf, usable } from './members.mjs';
import { random } from './random.mjs';

const OF_MAILBOX = [
  "t.makeEwsRequestAsync('<x/>',function(){})",
  't.getSelectedItemsAsync(function(){})',
  "t.item.categories.addAsync(['a'])",
  't.masterCategories.getAsync(function(){})',
];

/** Thrown where a type has no member of the kind that a construct needs: another program is made instead. */
export class Unfit extends Error {}

/** `{ statement(expr), words }` for a value of `type`; `wanted` is the member that the flow uses, if it is of this type. */
export function leafOf({ catalogue, type, wanted, needs, seed }) {
  const dice = random(seed);
  const members = usable(catalogue, type).filter(({ kind }) => kind === 'method' || needs !== 'method');
  if (!members.length) throw new Unfit(type);
  const { name, kind } = members.find((member) => member.name === wanted) ?? dice.pick(members);
  const args = argumentsOf(type, name);
  const statement = (value) => (kind === 'method' ? `${value}.${name}(${args});` : `String(${value}.${name});`);
  return { statement, words: wordsOf(name, args, dice.pick(OF_MAILBOX)) };
}

const wordsOf = (name, args, mailbox) => ({
  leafName: name,
  leafArgs: args,
  leafQuoted: args.replaceAll("'", "\\'"),
  leafBase: Buffer.from(name).toString('base64'),
  leafCodes: [...name].map((sign) => sign.charCodeAt(0)).join(', '),
  leafMailbox: mailbox,
  leafOffice: mailbox.replace(/^t/, 'Office.context.mailbox'),
  leafGiven: mailbox.replace(/^t/, 'o.context.mailbox'),
});
