-- parameters: p0
SELECT "s"."Value"
FROM (
    SELECT MIN("EnterTime") AS "Value" FROM "QueueVisits" WHERE ("ExitTime" IS NULL OR "ExitTime" - "EnterTime" > 86400000) AND "EnterTime" < @p0 AND ("ExitTime" IS NULL OR "ExitTime" > @p0)
) AS "s"
LIMIT 2

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
