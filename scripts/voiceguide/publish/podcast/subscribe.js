// Copying an address. Without this script the address can still be selected by hand.
(function () {
  "use strict";

  function select(field) {
    field.focus();
    field.select();
    // An old browser, or a page that is not from a secure place, has no clipboard of its own.
    return document.execCommand("copy");
  }

  function copy(field) {
    if (navigator.clipboard && window.isSecureContext) {
      return navigator.clipboard.writeText(field.value).catch(function () {
        return select(field);
      });
    }
    return Promise.resolve(select(field));
  }

  document.querySelectorAll("button.copy").forEach(function (button) {
    var field = document.getElementById(button.dataset.from);
    var done = button.parentNode.querySelector(".done");
    button.hidden = false;
    button.addEventListener("click", function () {
      done.textContent = "";
      copy(field).then(function (copied) {
        done.textContent = copied === false ? "" : button.dataset.done;
        button.focus();
      });
    });
  });
})();
