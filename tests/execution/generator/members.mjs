// Which members of a type a program uses, and with which arguments.

import { SHAPES } from './shapes.mjs';

/** Arguments that say more than a callback; every other method that ends in `Async` gets a callback alone. */
const ARGUMENTS = {
  'Body.getAsync': "'text', () => {}",
  'Body.setAsync': "'text'",
  'Body.prependAsync': "'text', { coercionType: 'text' }",
  'Subject.setAsync': "'text', () => {}",
  'Recipients.addAsync': "['a@b.example']",
  'Recipients.setAsync': "['a@b.example'], () => {}",
  'NotificationMessages.addAsync': "'key', { type: 'progressIndicator', message: 'm' }",
  'NotificationMessages.removeAsync': "'key'",
  'CustomProperties.set': "'key', 1",
  'CustomProperties.get': "'key'",
  'RoamingSettings.set': "'key', 1",
  'RoamingSettings.get': "'key'",
  'SessionData.setAsync': "'key', 'value'",
  'Mailbox.makeEwsRequestAsync': "'<x/>', () => {}",
};
const WITH_TEXT = /^(display|open|convert|get$|add|remove|set|load)/;

/** What a method is called with. */
export function argumentsOf(type, name) {
  const written = ARGUMENTS[`${type}.${name}`];
  if (written !== undefined) return written;
  const text = WITH_TEXT.test(name) ? ["'text'"] : [];
  return [...text, ...(name.endsWith('Async') ? ['() => {}'] : [])].join(', ');
}

/** Arguments without their trailing callback, for a form that brings its own. */
export const withoutCallback = (args) => args.replace(/,? ?\(\) => \{\}$/, '');

/** Members whose level is disputed, as what somebody saw is not what is documented: they deserve a doubt, so they are rare here. */
const DISPUTED = new Set([
  'Mailbox.getUserIdentityTokenAsync',
  'MessageRead.getEntitiesByType',
  'AppointmentRead.getEntitiesByType',
  'MessageCompose.getSelectedDataAsync',
  'AppointmentCompose.getSelectedDataAsync',
]);

/** One of them. */
export function pickMember(dice, members, type) {
  const member = dice.pick(members);
  return DISPUTED.has(`${type}.${member.name}`) && dice.chance(0.8) ? pickMember(dice, members, type) : member;
}

/** `[{ name, kind, level }]`: what can be used of a type. A property that leads on is a step rather than a use. */
export function usable(catalogue, type) {
  const members = [...(catalogue.types.get(type) ?? [])];
  return members
    .filter(([name]) => !SHAPES[type]?.[name])
    .map(([name, kind]) => ({ name, kind, level: catalogue.level(`Office.${type}.${name}`) }));
}
