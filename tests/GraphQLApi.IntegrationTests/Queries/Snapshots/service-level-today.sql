-- parameters: 
SELECT "c"."Scope", "c"."From", "c"."IsFailed", "c"."IsSaturated", "c"."ReadAt", "c"."To"
FROM "Coverage" AS "c"
ORDER BY "c"."From"

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
