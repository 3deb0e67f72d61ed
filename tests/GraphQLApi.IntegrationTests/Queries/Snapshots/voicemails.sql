-- parameters: @p0
SELECT COUNT(*)
FROM "Conversations" AS "c"
WHERE "c"."IsVoicemail" = @p0

-- parameters: @p0, @p1
SELECT "c"."ConversationId", "c"."Channel", "c"."StartTime"
FROM "Conversations" AS "c"
WHERE "c"."IsVoicemail" = @p0
ORDER BY "c"."StartTime" DESC, "c"."ConversationId"
LIMIT @p1

-- parameters: @p0
SELECT "q"."ConversationId", "q"."QueueId", "q"."EnterTime", "q"."ExitReason"
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
