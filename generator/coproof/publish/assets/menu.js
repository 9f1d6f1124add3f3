/* The buttons of the header: menu, colours. Material hides both panels behind check boxes that no
   keyboard reaches; these buttons tick the boxes, say what is open, and put the focus right. */
(function () {
  "use strict";

  var box = document.getElementById("__drawer");
  var menu = document.getElementById("cp-menu");
  var opener = document.querySelector(".cp-button--menu");
  var closer = document.querySelector(".cp-menu__close");

  function show(open) {
    if (box.checked !== open) box.click();
  }

  function told() {
    opener.setAttribute("aria-expanded", String(box.checked));
  }

  function isDrawer() {
    return opener.offsetParent !== null;
  }

  function inMenu(element) {
    return element === opener || menu.contains(element);
  }

  box.addEventListener("change", told);

  opener.addEventListener("click", function () {
    show(!box.checked);
    if (box.checked) menu.querySelector("a, button").focus({ preventScroll: true });
  });

  closer.addEventListener("click", function () {
    show(false);
    opener.focus();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && box.checked) {
      show(false);
      opener.focus();
    }
  });

  document.addEventListener("focusin", function (event) {
    if (box.checked && isDrawer() && !inMenu(event.target)) show(false);
  });

  var colours = document.querySelector(".cp-button--colours");
  var choices = document.querySelectorAll(".md-option");

  /* Material sets the colours, from the reader's own choice or the system's; we only ask. */
  function chosen() {
    var scheme = document.body.getAttribute("data-md-color-scheme");
    for (var index = 0; index < choices.length; index++) {
      if (choices[index].getAttribute("data-md-color-scheme") === scheme) return index;
    }
    return 0;
  }

  function nameColours() {
    colours.setAttribute("aria-label", choices[chosen()].getAttribute("aria-label"));
  }

  if (colours && choices.length) {
    colours.addEventListener("click", function () {
      choices[(chosen() + 1) % choices.length].click();
    });
    new MutationObserver(nameColours).observe(document.body, {
      attributeFilter: ["data-md-color-scheme"],
    });
    nameColours();
  }
})();
