;;; Emacs with lsp-mode, TypeScript's server beside addinspect: emacs --batch -Q -l beside.el.  -*- lexical-binding: t -*-
;; In a copy of the demo add-in.  Both are heard in the same buffer.  Needs both servers on the PATH, and EDITORS.  Exits 1
;; on failure.

(load (expand-file-name "tests/emacs/support.el" (getenv "EDITORS")) nil t)

;; TypeScript does not know Office here, and says so.  It fetches no typings.
(with-temp-file "jsconfig.json"
  (insert "{ \"compilerOptions\": { \"checkJs\": true }, \"typeAcquisition\": { \"enable\": false } }"))

(do-as-the-page-says "lsp-mode, which runs")

;; Nobody answers questions here.
(require 'flymake)
(require 'lsp-mode)
(setq lsp-auto-guess-root t
      lsp-enable-snippet nil
      lsp-diagnostics-provider :flymake
      lsp-enable-file-watchers nil
      lsp-restart 'ignore
      lsp-enable-suggest-server-download nil
      ;; Debian's lsp-mode starts TypeScript's server with options that this no longer has.
      lsp-disabled-clients '(ts-ls))
(lsp-register-client
 (make-lsp-client :new-connection (lsp-stdio-connection '("typescript-language-server" "--stdio"))
                  :major-modes '(js-mode)
                  :server-id 'typescript))

(defun wait-for (what condition)
  "Wait until CONDITION holds, which WHAT describes."
  (wait-up-to 30 what condition))

(defun is-marked (words)
  (flymake-start)
  (seq-some (lambda (found) (string-match-p (regexp-quote words) (flymake-diagnostic-text found)))
            (flymake-diagnostics)))

(find-file "src/fill.js")
(lsp)
(wait-for "both servers are attached" (lambda () (= (length (lsp-workspaces)) 2)))
(wait-for "addinspect marks the call" (lambda () (is-marked "needs ReadWriteItem, manifest.xml declares ReadItem: `Office.Subject.setAsync`")))
(wait-for "TypeScript marks what it does not know" (lambda () (is-marked "Cannot find name 'Office'")))

(search-forward "subject.setAsync")
(backward-char 2)
(let ((known (format "%S" (lsp-request "textDocument/hover" (lsp--text-document-position-params))))
      (titles (mapcar (lambda (action) (gethash "title" action)) (lsp-code-actions-at-point))))
  (wait-for "the hover has what both know"
            (lambda () (and (string-match-p "```typescript\nany\n```" known)
                            (string-match-p "`Office.Subject.setAsync` needs" known))))
  (wait-for "the actions of both are offered"
            (lambda () (and (member "Declare ReadWriteItem in manifest.xml" titles)
                            (member "Move to a new file" titles)))))

(goto-char (point-min))
(search-forward "check")
(backward-char 2)
(lsp-find-definition)
(wait-for "TypeScript leads to the definition" (lambda () (= (line-number-at-pos) 11)))

(find-file "../manifest.xml")
(lsp)
(wait-for "addinspect is attached to the manifest" #'lsp-workspaces)
(search-forward ">ReadItem<")
(replace-match ">ReadWriteItem<" t t)
(with-current-buffer "fill.js"
  (wait-for "an unsaved manifest takes away our marks" (lambda () (not (is-marked "needs ReadWriteItem"))))
  (wait-for "and not TypeScript's" (lambda () (is-marked "Cannot find name 'Office'"))))
