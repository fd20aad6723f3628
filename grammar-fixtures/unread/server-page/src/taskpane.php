<?php require "session.php"; ?>
<!doctype html>
<html>
  <head>
    <script src="https://appsforoffice.microsoft.com/lib/1/hosted/office.js"></script>
    <script>
      const user = "<?= $user ?>", rights = <?= json_encode($rights) ?>;
      Office.context.mailbox.item.body.setAsync(user);
      //                               ^^^^^^^^ permission-exceeded: needs ReadWriteItem
    </script>
  </head>
</html>
