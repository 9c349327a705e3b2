-- An admin empties suspense, and never takes it past nothing. It keeps no balance of its own, so its postings are summed by index.
CREATE TRIGGER suspense_cleared BEFORE INSERT ON postings
WHEN (SELECT kind FROM journals WHERE id = NEW.journal_id) = 'suspense_cleared'
  AND NEW.amount_minor > CASE
    WHEN NEW.debit LIKE 'suspense:%' THEN
      (SELECT coalesce(sum(CASE WHEN credit = NEW.debit THEN amount_minor ELSE -amount_minor END), 0) FROM postings WHERE debit = NEW.debit OR credit = NEW.debit)
    ELSE
      (SELECT coalesce(sum(CASE WHEN debit = NEW.credit THEN amount_minor ELSE -amount_minor END), 0) FROM postings WHERE debit = NEW.credit OR credit = NEW.credit)
  END
BEGIN SELECT RAISE(ABORT, 'rule: suspense_cleared'); END;
--> statement-breakpoint
-- Money that an admin gives about a frozen hold waits as well, though it comes from no hold's account.
CREATE TRIGGER given_frozen BEFORE INSERT ON postings
WHEN EXISTS (
  SELECT 1 FROM journals JOIN freezes ON freezes.hold_id = journals.hold_id
  WHERE journals.id = NEW.journal_id AND journals.kind IN ('goodwill', 'recovered_given')
)
BEGIN SELECT RAISE(ABORT, 'rule: holds_frozen'); END;
