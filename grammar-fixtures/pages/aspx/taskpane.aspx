<%@ Page Language="C#" AutoEventWireup="true" CodeBehind="taskpane.aspx.cs" Inherits="Web.Taskpane" %>
<!DOCTYPE html>
<html>
<head runat="server">
    <title><%: Title %></title>
    <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
    <script type="text/javascript">
        Office.initialize = function () {
            var name = '<%= User.Identity.Name %>';
            Office.context.mailbox.item.body.setAsync(name);
            //                          ^^^^ usage: body ReadItem certain
            //                               ^^^^^^^^ usage: ReadWriteItem Body.setAsync certain
        };
    </script>
</head>
<body>
    <form id="form" runat="server"></form>
</body>
</html>
