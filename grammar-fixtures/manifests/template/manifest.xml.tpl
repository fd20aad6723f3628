<?php header("Content-Type: text/xml"); ?>
<?xml version="1.0" encoding="UTF-8"?>
<OfficeApp xmlns="http://schemas.microsoft.com/office/appforoffice/1.1"
           xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
           xsi:type="MailApp">
  <Id>#{ADD_IN_ID}#</Id>
  <Version>%VERSION%</Version>
  <ProviderName>@PROVIDER@</ProviderName>
  <DefaultLocale>en-US</DefaultLocale>
  <DisplayName DefaultValue="{{ name | default "Template" }}"/>
  <Description DefaultValue="${DESCRIPTION}"/>
  <Hosts>
    <Host Name="Mailbox"/>
  </Hosts>
  <FormSettings>
    <Form xsi:type="ItemEdit">
      <DesktopSettings>
        <SourceLocation DefaultValue="<?= $base["url"] ?>/taskpane.html"/>
      </DesktopSettings>
    </Form>
  </FormSettings>
  <Permissions>ReadWriteItem</Permissions>
  <Rule xsi:type="ItemIs" ItemType="Message" FormType="Edit"/>
</OfficeApp>
