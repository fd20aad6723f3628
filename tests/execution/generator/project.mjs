// What stands around the code of an add-in: manifest, page, package.json.

import { createHash } from 'node:crypto';

const UNIFIED = {
  Restricted: 'MailboxItem.Restricted.User',
  ReadItem: 'MailboxItem.Read.User',
  ReadWriteItem: 'MailboxItem.ReadWrite.User',
  ReadWriteMailbox: 'Mailbox.ReadWrite.User',
};
const FORMS = {
  MessageRead: ['ItemRead', 'Message', 'Read'],
  AppointmentRead: ['ItemRead', 'Appointment', 'Read'],
  MessageCompose: ['ItemEdit', 'Message', 'Edit'],
  AppointmentCompose: ['ItemEdit', 'Appointment', 'Edit'],
};

/** An identity that the seed decides, because two add-ins with one identity are one. */
const identity = (seed) =>
  createHash('md5')
    .update(seed)
    .digest('hex')
    .replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');

/** `{ name, text }` of the manifest of `spec`, whose pane is `page`. */
export function manifest(spec, page) {
  return spec.manifest === 'xml'
    ? { name: 'manifest.xml', text: xml(spec, page) }
    : { name: 'manifest.json', text: JSON.stringify(unified(spec, page), null, 2) };
}

function xml(spec, page) {
  const [form, type, mode] = FORMS[spec.mode];
  return `<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="MailApp">
  <Id>${identity(spec.seed)}</Id>
  <Version>1.0.0.0</Version>
  <ProviderName>Example</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="Example"/>
  <Description DefaultValue="Example"/>
  <Hosts><Host Name="Mailbox"/></Hosts>
  <Requirements><Sets><Set Name="Mailbox" MinVersion="1.1"/></Sets></Requirements>
  <FormSettings><Form xsi:type="${form}"><DesktopSettings><SourceLocation DefaultValue="https://localhost:3000/${page}"/>${form === 'ItemRead' ? '<RequestedHeight>200</RequestedHeight>' : ''}</DesktopSettings></Form></FormSettings>
  <Permissions>${spec.declared}</Permissions>
  <Rule xsi:type="ItemIs" ItemType="${type}" FormType="${mode}"/>
</OfficeApp>
`;
}

const unified = (spec, page) => ({
  $schema: 'https://developer.microsoft.com/json-schemas/teams/v1.24/MicrosoftTeams.schema.json',
  manifestVersion: '1.24',
  id: identity(spec.seed),
  version: '1.0.0',
  name: { short: 'Example', full: 'Example' },
  description: { short: 'Example.', full: 'Example.' },
  developer: {
    name: 'Example',
    websiteUrl: 'https://example.com',
    privacyUrl: 'https://example.com/privacy',
    termsOfUseUrl: 'https://example.com/terms',
  },
  icons: { outline: 'outline.png', color: 'color.png' },
  accentColor: '#336699',
  authorization: { permissions: { resourceSpecific: [{ name: UNIFIED[spec.declared], type: 'Delegated' }] } },
  extensions: [
    {
      requirements: { scopes: ['mail'] },
      runtimes: [
        {
          id: 'pane',
          type: 'general',
          code: { page: `https://localhost:3000/${page}` },
          actions: [{ id: 'show', type: 'openPage', view: 'pane' }],
        },
      ],
    },
  ],
});

/** The lines of the page. `scripts` are loaded in this order; `lines` follow in the body. */
export const page = (scripts, module, lines) => [
  '<!doctype html>',
  '<html>',
  '<head>',
  '<meta charset="utf-8">',
  '<title>Example</title>',
  '<script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>',
  '</head>',
  '<body>',
  '<div id="root"></div>',
  ...scripts.map((file) => `<script${module ? ' type="module"' : ''} src="${file}"></script>`),
  ...lines,
  '</body>',
  '</html>',
];

/** The program's package.json. */
export const packageJson = (language, dependencies) =>
  JSON.stringify(
    {
      name: 'example',
      private: true,
      type: language === 'cjs' || language === 'script' ? 'commonjs' : 'module',
      dependencies: Object.fromEntries(dependencies.map((name) => [name, '1.0.0'])),
    },
    null,
    2,
  );
