// What the members of Office yield, written by hand from the vendor's documentation and not taken from the tool: a
// type that the tool has wrong is to be noticed. `name` is a property, `name()` hands its result to a callback, `[]` is
// a list.

const COMPOSED = {
  'subject': 'Subject',
  'body': 'Body',
  'notificationMessages': 'NotificationMessages',
  'categories': 'Categories',
  'sessionData': 'SessionData',
  'sensitivityLabel': 'SensitivityLabel',
  'loadCustomPropertiesAsync()': 'CustomProperties',
  'getAttachmentsAsync()': 'AttachmentDetailsCompose[]',
  'getSharedPropertiesAsync()': 'SharedProperties',
};
const READ = {
  'body': 'Body',
  'notificationMessages': 'NotificationMessages',
  'categories': 'Categories',
  'attachments': 'AttachmentDetails[]',
  'loadCustomPropertiesAsync()': 'CustomProperties',
  'getSharedPropertiesAsync()': 'SharedProperties',
};

/** type -> step -> what it leads to. `@item` is the item that is open. */
export const SHAPES = {
  Context: { mailbox: 'Mailbox', roamingSettings: 'RoamingSettings' },
  Mailbox: {
    'item': '@item',
    'masterCategories': 'MasterCategories',
    'userProfile': 'UserProfile',
    'diagnostics': 'Diagnostics',
    'getSelectedItemsAsync()': 'SelectedItemDetails[]',
  },
  MessageCompose: {
    ...COMPOSED,
    to: 'Recipients',
    cc: 'Recipients',
    bcc: 'Recipients',
    from: 'From',
    internetHeaders: 'InternetHeaders',
    delayDeliveryTime: 'DelayDeliveryTime',
  },
  AppointmentCompose: {
    ...COMPOSED,
    start: 'Time',
    end: 'Time',
    location: 'Location',
    requiredAttendees: 'Recipients',
    optionalAttendees: 'Recipients',
    organizer: 'Organizer',
    recurrence: 'Recurrence',
    enhancedLocation: 'EnhancedLocation',
  },
  MessageRead: { ...READ, from: 'EmailAddressDetails', sender: 'EmailAddressDetails', to: 'EmailAddressDetails[]' },
  AppointmentRead: { ...READ, organizer: 'EmailAddressDetails', requiredAttendees: 'EmailAddressDetails[]' },
  Recipients: { 'getAsync()': 'EmailAddressDetails[]' },
  From: { 'getAsync()': 'EmailAddressDetails' },
  Organizer: { 'getAsync()': 'EmailAddressDetails' },
  Categories: { 'getAsync()': 'CategoryDetails[]' },
  MasterCategories: { 'getAsync()': 'CategoryDetails[]' },
  EnhancedLocation: { 'getAsync()': 'LocationDetails[]' },
  NotificationMessages: { 'getAllAsync()': 'NotificationMessageDetails[]' },
};

export const MODES = ['MessageCompose', 'MessageCompose', 'AppointmentCompose', 'MessageRead', 'AppointmentRead'];

/** Invented members: no catalogue has them, as no catalogue has what was released yesterday. */
export const INVENTED = { getInsightsAsync: 'method', insights: 'property' };

/** `{ type, list }`: where a step leads from `type`, while an item of the type `mode` is open. */
export function lead(mode, type, step) {
  const target = SHAPES[type]?.[step];
  if (!target) return undefined;
  const list = target.endsWith('[]');
  const name = list ? target.slice(0, -2) : target;
  return { type: name === '@item' ? mode : name, list };
}

/** The type at the end of `path`, which begins at `Office.context`. */
export const typeAt = (mode, path) => path.reduce((type, step) => lead(mode, type, step)?.type, 'Context');

/** All types that `type` leads to, itself among them. */
export function reached(mode, type, seen = new Set([type])) {
  for (const step of Object.keys(SHAPES[type] ?? {})) {
    const { type: next } = lead(mode, type, step);
    if (!seen.has(next)) reached(mode, next, seen.add(next));
  }
  return [...seen];
}

export const isCall = (step) => step.endsWith('()');

/** The beginning of `path` that can be written as one chain: up to the first call or list. */
export function rootable(mode, path) {
  const at = path.findIndex((step, i) => isCall(step) || lead(mode, typeAt(mode, path.slice(0, i)), step).list);
  return at < 0 ? path : path.slice(0, at);
}

/** What needs another level in another mode: code that says no mode deserves a doubt, so it is rare here. */
const AMBIGUOUS = new Set(['organizer']);
const DEEPER = {
  Context: 1,
  Mailbox: 0.85,
  MessageCompose: 0.8,
  AppointmentCompose: 0.8,
  MessageRead: 0.7,
  AppointmentRead: 0.7,
};

/** A random path below `Office.context`, at least to the mailbox or the settings. */
export function randomPath(random, mode) {
  const path = [];
  for (let type = 'Context'; SHAPES[type] && random.chance(DEEPER[type] ?? 0.3); type = typeAt(mode, path)) {
    path.push(randomStep(random, type));
  }
  return path;
}

function randomStep(random, type) {
  if (type === 'Context') return random.chance(0.9) ? 'mailbox' : 'roamingSettings';
  if (type === 'Mailbox' && random.chance(0.7)) return 'item';
  const step = random.pick(Object.keys(SHAPES[type]));
  return AMBIGUOUS.has(step) && random.chance(0.8) ? randomStep(random, type) : step;
}
