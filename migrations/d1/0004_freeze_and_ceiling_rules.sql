-- Accounts with a floor or a ceiling keep their balance.
DROP TRIGGER postings_move_balances;
--> statement-breakpoint
CREATE TRIGGER postings_move_balances AFTER INSERT ON postings BEGIN
  UPDATE accounts SET balance_minor = balance_minor - NEW.amount_minor WHERE id = NEW.debit AND (floor_minor IS NOT NULL OR ceiling_minor IS NOT NULL);
  UPDATE accounts SET balance_minor = balance_minor + NEW.amount_minor WHERE id = NEW.credit AND (floor_minor IS NOT NULL OR ceiling_minor IS NOT NULL);
END;
--> statement-breakpoint
-- The CHECK on accounts refuses what would take one below its floor; this, what would take one above its ceiling.
CREATE TRIGGER accounts_ceiling AFTER UPDATE OF balance_minor ON accounts
WHEN NEW.ceiling_minor IS NOT NULL AND NEW.balance_minor > NEW.ceiling_minor
BEGIN SELECT RAISE(ABORT, 'rule: accounts_ceiling'); END;
--> statement-breakpoint
-- No decision moves the money of a frozen hold: neither to its solver nor back to its poster. Stripe's facts have other kinds.
CREATE TRIGGER holds_frozen BEFORE INSERT ON postings
WHEN NEW.debit LIKE 'hold:%'
  AND (SELECT kind FROM journals WHERE id = NEW.journal_id) IN ('release', 'refund_decided')
  AND EXISTS (SELECT 1 FROM freezes WHERE hold_id = substr(NEW.debit, 6))
BEGIN SELECT RAISE(ABORT, 'rule: holds_frozen'); END;
--> statement-breakpoint
-- What was said in a dispute stays said.
CREATE TRIGGER dispute_entries_no_update BEFORE UPDATE ON dispute_entries BEGIN SELECT RAISE(ABORT, 'dispute entries are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER dispute_entries_no_delete BEFORE DELETE ON dispute_entries BEGIN SELECT RAISE(ABORT, 'dispute entries are append-only'); END;
