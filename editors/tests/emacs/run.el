;;; The scenario in Emacs with Eglot: emacs --batch -Q -l run.el, in a copy of the demo add-in.  -*- lexical-binding: t -*-
;; Needs addinspect on the PATH and EDITORS.  Exits 1 on failure.

(load (expand-file-name "tests/emacs/support.el" (getenv "EDITORS")) nil t)
(require 'cl-lib)
(require 'flymake)

(do-as-the-page-says "Eglot")

(setq eglot-confirm-server-initiated-edits nil
      flymake-no-changes-timeout 0.1
      make-backup-files nil
      create-lockfiles nil)

(defun send-changes ()
  "Tell the server what was typed.  Eglot does so when Emacs is idle, which it never is in batch mode."
  (dolist (buffer (buffer-list))
    (with-current-buffer buffer
      (when (and (featurep 'eglot) (eglot-managed-p))
        (eglot--signal-textDocument/didChange)))))

(defun wait-for (what condition)
  "Wait until CONDITION holds, which WHAT describes."
  (wait-up-to 20 what condition #'send-changes))

(defun findings (buffer)
  "What is marked in BUFFER, as lines with the first line of the message."
  (with-current-buffer buffer
    (flymake-start)
    (sort (mapcar (lambda (found)
                    (format "%d: %s"
                            (line-number-at-pos (flymake-diagnostic-beg found))
                            (car (split-string (flymake-diagnostic-text found) "\n"))))
                  (flymake-diagnostics))
          #'string<)))

(defun both-are-marked (buffer)
  (let ((found (findings buffer)))
    (and (= (length found) 2)
         (string-match-p "^5: .*needs ReadWriteItem, .*`Office.Subject.setAsync`" (nth 0 found))
         (string-match-p "^8: .*needs ReadWriteItem, .*`Office.Body.setAsync`" (nth 1 found)))))

(defun in-buffer (buffer words)
  (with-current-buffer buffer
    (save-excursion
      (goto-char (point-min))
      (search-forward words nil t))))

(defun on-disk (words)
  (with-temp-buffer
    (insert-file-contents "manifest.xml")
    (in-buffer (current-buffer) words)))

(defun open-with-server (file)
  (let ((buffer (find-file-noselect file)))
    (with-current-buffer buffer
      (flymake-mode 1))
    buffer))

(defun hover (buffer words)
  "What the server knows about WORDS in BUFFER."
  (with-current-buffer buffer
    (goto-char (point-min))
    (search-forward words)
    (backward-char 2)
    (format "%S" (jsonrpc-request (eglot--current-server-or-lose) :textDocument/hover
                                  (eglot--TextDocumentPositionParams)))))

(defun apply-action (buffer words title)
  "Take the action called TITLE at WORDS in BUFFER."
  (with-current-buffer buffer
    (goto-char (point-min))
    (search-forward words)
    (backward-char 2)
    (cl-letf (((symbol-function 'completing-read)
               (lambda (_prompt actions &rest _)
                 (let ((names (mapcar (lambda (action) (if (consp action) (car action) action)) actions)))
                   (or (car (member title names)) (error "Not offered: %s, but %S" title names)))))
              ((symbol-function 'y-or-n-p) (lambda (&rest _) t)))
      (let ((last-nonmenu-event t))
        (eglot-code-actions (point) (point) nil t)))))

(defun declare-level (buffer old new)
  "Type another level into the manifest, and do not save it."
  (with-current-buffer buffer
    (goto-char (point-min))
    (search-forward (format ">%s<" old))
    (replace-match (format ">%s<" new) t t)))

(defun save-all ()
  (save-some-buffers t))

(let ((source (open-with-server "src/fill.js"))
      (manifest (open-with-server "manifest.xml")))
  (with-current-buffer source
    (apply #'eglot (eglot--guess-contact)))
  (wait-for "the server is attached to both files"
            (lambda () (cl-every (lambda (buffer) (with-current-buffer buffer (eglot-current-server)))
                                 (list source manifest))))
  (wait-for "both calls are marked" (lambda () (both-are-marked source)))

  (let ((known (hover source "subject.setAsync")))
    (wait-for "the hover names the member and its level"
              (lambda () (and (string-match-p "Office\\.Subject\\.setAsync" known)
                              (string-match-p "ReadWriteItem" known)))))

  (apply-action source "subject.setAsync" "Declare ReadWriteItem in manifest.xml")
  (wait-for "the manifest is raised" (lambda () (in-buffer manifest ">ReadWriteItem<")))
  (wait-for "the marks are gone" (lambda () (null (findings source))))
  (save-all)
  (wait-for "the raised manifest is saved" (lambda () (on-disk ">ReadWriteItem<")))

  (declare-level manifest "ReadWriteItem" "ReadWriteMailbox")
  (wait-for "too much is marked in the manifest"
            (lambda () (string-match-p "^29: .*ReadWriteMailbox, but ReadWriteItem is enough"
                                       (or (car (findings manifest)) ""))))
  (apply-action manifest "ReadWriteMailbox" "Declare ReadWriteItem in manifest.xml")
  (wait-for "the manifest is lowered"
            (lambda () (and (in-buffer manifest ">ReadWriteItem<") (null (findings manifest)))))
  (save-all)

  (declare-level manifest "ReadWriteItem" "ReadItem")
  (wait-for "an unsaved manifest moves the marks in the source" (lambda () (both-are-marked source)))
  (wait-for "it is not saved" (lambda () (on-disk ">ReadWriteItem<")))
  (declare-level manifest "ReadItem" "ReadWriteItem")
  (wait-for "and takes them back" (lambda () (null (findings source))))
  (save-all)

  (with-current-buffer source
    (eglot-shutdown (eglot-current-server))))
