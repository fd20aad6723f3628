// What the tool itself lists: leveled members, their kinds and levels. Levels are not judged by this test.

import { execFileSync } from 'node:child_process';

export const LEVELS = ['Restricted', 'ReadItem', 'ReadWriteItem', 'ReadWriteMailbox'];
/** Above every level: a member that the catalogue does not have may need anything. */
export const UNKNOWN = LEVELS.length;

/** `{ types: Map(type -> Map(name -> kind)), level(member) }`, from `addinspect catalog list`. */
export function readCatalogue(tool) {
  const options = { maxBuffer: 1 << 26, encoding: 'utf8' };
  const lines = execFileSync(tool, ['catalog', 'list', '--format', 'jsonl'], options).split('\n').filter(Boolean);
  const leveled = lines.map((line) => JSON.parse(line)).filter(isLeveled);
  const levels = new Map(leveled.map((entry) => [entry.member, LEVELS.indexOf(entry.level)]));
  const types = new Map();
  for (const { member, kind } of leveled) {
    const [, type, name] = member.match(/^Office\.(.*)\.(.*)$/) ?? [];
    if (!type) continue;
    if (!types.has(type)) types.set(type, new Map());
    types.get(type).set(name, kind);
  }
  return { types, level: (member) => levels.get(member) ?? UNKNOWN };
}

const isLeveled = ({ kind, level }) => level && (kind === 'property' || kind === 'method');
