-- case: benign-022
-- rows: 18
SELECT c.name FROM customers c WHERE NOT EXISTS (SELECT 1 FROM invoices i WHERE i.customer_id = c.id AND i.status = 'paid') ORDER BY c.name
-- case: benign-024
-- rows: 12
SELECT a.name, b.name FROM customers a CROSS JOIN currencies b WHERE a.country = 'JP' ORDER BY 1,2 LIMIT 12
-- case: benign-026
-- rows: 10
SELECT t.id, u.full_name FROM tickets t JOIN users u ON u.id = t.assignee_id AND u.tenant_id = t.tenant_id ORDER BY t.created_at, t.id LIMIT 10
-- case: benign-031
-- rows: 30
SELECT i.number FROM invoices i RIGHT JOIN customers c ON c.id = i.customer_id WHERE c.segment = 'enterprise' ORDER BY i.number LIMIT 30
