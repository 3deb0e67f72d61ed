-- parameters: @p0
SELECT COUNT(*)
FROM "Conversations" AS "c"
WHERE "c"."Outcome" = @p0

-- parameters: @p0, @p1
SELECT "c"."ConversationId", "c"."StartTime", "c"."CustomerKey", "c"."CustomerPhone", "c"."CenterPhone", "c"."CustomerFirstName", "c"."CustomerLastName", "c"."CustomerEmail"
FROM "Conversations" AS "c"
WHERE "c"."Outcome" = @p0
ORDER BY "c"."StartTime", "c"."ConversationId"
LIMIT @p1

-- parameters: @p0
SELECT "q"."ConversationId", "q"."QueueId", "q"."ExitReason", "q"."CallbackOptedTime", "q"."CallbackAcceptedTime"
FROM "QueueVisits" AS "q"
WHERE "q"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
ORDER BY "q"."Ordinal"

-- parameters: @p0
SELECT "q"."QueueId", "q"."Name"
FROM "Queues" AS "q"
WHERE "q"."QueueId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
