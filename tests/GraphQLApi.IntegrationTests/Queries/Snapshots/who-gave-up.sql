-- parameters: @p0, @p1, @p2
SELECT COUNT(*)
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2

-- parameters: @p0, @p1, @p2, @p3
SELECT "q"."ConversationId", "q"."QueueId", "q"."EnterTime", "q"."WaitSeconds"
FROM "QueueVisits" AS "q"
WHERE "q"."EnterTime" >= @p0 AND "q"."EnterTime" < @p1 AND "q"."ExitReason" = @p2
ORDER BY "q"."WaitSeconds" DESC, "q"."ConversationId", "q"."Ordinal"
LIMIT @p3

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

-- parameters: @p0
SELECT "c"."ConversationId", "c"."SessionId", "c"."Channel", "c"."DisconnectingEvent"
FROM "Conversations" AS "c"
WHERE "c"."ConversationId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)

-- parameters: @p0
SELECT "s"."SessionId", "s"."UserId"
FROM "Sessions" AS "s"
WHERE "s"."SessionId" IN (
    SELECT "j"."value"
    FROM json_each(@p0) AS "j"
)
