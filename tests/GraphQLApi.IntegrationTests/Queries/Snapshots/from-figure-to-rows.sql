-- 2 times
-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0, @p1, @p2
SELECT COUNT(*)
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2

-- parameters: @p0, @p1, @p2, @p3
SELECT "q"."QueueId", "q"."EnterTime", "q"."WaitSeconds"
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2
ORDER BY "q"."EnterTime" DESC, "q"."ConversationId", "q"."Ordinal"
LIMIT @p3
