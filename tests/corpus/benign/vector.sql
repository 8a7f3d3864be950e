-- case: benign-164
-- rows: 3
SELECT id, (embedding <#> '[1,0,0,0,0,0,0,0]') * -1 AS ip, l2_distance(embedding, '[1,0,0,0,0,0,0,0]'), vector_dims(embedding), embedding <+> '[1,0,0,0,0,0,0,0]' FROM document_chunks ORDER BY ip DESC, id LIMIT 3
-- case: benign-166
-- rows: 12
SELECT document, avg(embedding) AS centroid, count(*) FROM document_chunks GROUP BY document ORDER BY document
-- case: benign-168
-- rows: 16
SELECT id FROM document_chunks WHERE embedding <-> '[0,0,0,0,0,0,0,0]' < 1.2 ORDER BY id
-- case: benign-169
-- rows: 1
SELECT '[1,2,3]'::vector + '[1,1,1]'::vector, vector_norm('[3,4]'), l2_normalize('[3,4]'::vector), '[1,2,3]'::vector::float4[], binary_quantize('[1,-1]'::vector)
-- case: benign-170
-- rows: 4
SELECT d.id, t.id FROM document_chunks d, LATERAL (SELECT id FROM tickets WHERE search @@ to_tsquery('english','refund') ORDER BY id LIMIT 1) t ORDER BY d.embedding <=> array_fill(0.1, ARRAY[8])::vector, d.id LIMIT 4
