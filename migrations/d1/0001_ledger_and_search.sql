-- The ledger corrects by adding: nothing posted is ever changed or deleted.
CREATE TRIGGER postings_no_update BEFORE UPDATE ON postings BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER postings_no_delete BEFORE DELETE ON postings BEGIN SELECT RAISE(ABORT, 'postings are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER journals_no_update BEFORE UPDATE ON journals BEGIN SELECT RAISE(ABORT, 'journals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER journals_no_delete BEFORE DELETE ON journals BEGIN SELECT RAISE(ABORT, 'journals are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
--> statement-breakpoint
-- A posting is in the currency of both its accounts.
CREATE TRIGGER postings_one_currency BEFORE INSERT ON postings
WHEN (SELECT count(*) FROM accounts WHERE id IN (NEW.debit, NEW.credit) AND currency = NEW.currency) <> 2
BEGIN SELECT RAISE(ABORT, 'a posting has one currency'); END;
--> statement-breakpoint
-- Accounts with a floor keep their balance; the CHECK on accounts refuses what would take one below its floor.
CREATE TRIGGER postings_move_balances AFTER INSERT ON postings BEGIN
  UPDATE accounts SET balance_minor = balance_minor - NEW.amount_minor WHERE id = NEW.debit AND floor_minor IS NOT NULL;
  UPDATE accounts SET balance_minor = balance_minor + NEW.amount_minor WHERE id = NEW.credit AND floor_minor IS NOT NULL;
END;
--> statement-breakpoint
-- Words of public challenges. Rowid is challenges.seq; the texts live in challenges, so these keep no content of their own.
CREATE VIRTUAL TABLE search_all USING fts5(doc, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 2", prefix='2 3 4');
--> statement-breakpoint
CREATE VIRTUAL TABLE search_title USING fts5(doc, content='', contentless_delete=1, detail=none, tokenize="unicode61 remove_diacritics 2", prefix='2 3 4');
