-- case: transaction_control-01
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: COMMIT alone
-- why: transaction control
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
COMMIT
-- case: transaction_control-02
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: ROLLBACK alone
-- why: transaction control
-- naive_outcome: tx_escaped
-- signed_outcome: tx_escaped
-- strict_outcome: tx_escaped
ROLLBACK
-- case: transaction_control-03
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SAVEPOINT
-- why: transaction control
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
SAVEPOINT a
-- case: transaction_control-04
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: BEGIN
-- why: transaction control
-- naive_outcome: nothing
-- signed_outcome: nothing
-- strict_outcome: nothing
BEGIN
-- case: transaction_control-06
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: SET TRANSACTION ISOLATION
-- why: transaction control
-- naive_outcome: error
-- signed_outcome: error
-- strict_outcome: error
SET TRANSACTION ISOLATION LEVEL SERIALIZABLE
-- case: transaction_control-07
-- must: reject_by_guard
-- expect: guard.not_a_query
-- technique: ROLLBACK AND CHAIN
-- why: transaction control
-- naive_outcome: setting_changed
-- signed_outcome: setting_changed
-- strict_outcome: setting_changed
ROLLBACK AND CHAIN
