-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
