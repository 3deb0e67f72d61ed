-- parameters: 
SELECT EXISTS (
    SELECT 1
    FROM "Tombstones" AS "t")

-- 3 times
-- parameters: @_8__locals1_botId
SELECT "r"."BotId", "r"."FetchedAt", "r"."GapSuspected"
FROM "RealtimePolls" AS "r"
WHERE "r"."BotId" = @_8__locals1_botId
LIMIT 2

-- 2 times
-- parameters: @_8__locals1_botId, @poll_FetchedAt
SELECT "r"."BotId", "r"."SessionId", "r"."CallerNumber", "r"."Channel", "r"."DeflectedTo", "r"."DialedNumber", "r"."EndTime", "r"."FeedPosition", "r"."FirstSeenAt", "r"."Intents", "r"."LastSeenAt", "r"."StartTime", "r"."Status", "r"."TimeHandled", "r"."TimeHandledSeconds", "r"."UserId"
FROM "RealtimeSessions" AS "r"
WHERE "r"."BotId" = @_8__locals1_botId AND "r"."LastSeenAt" = @poll_FetchedAt
ORDER BY "r"."FeedPosition"

-- parameters: @asked, @botId
SELECT "r"."BotId", "r"."SessionId", "r"."CallerNumber", "r"."Channel", "r"."DeflectedTo", "r"."DialedNumber", "r"."EndTime", "r"."FeedPosition", "r"."FirstSeenAt", "r"."Intents", "r"."LastSeenAt", "r"."StartTime", "r"."Status", "r"."TimeHandled", "r"."TimeHandledSeconds", "r"."UserId"
FROM "RealtimeSessions" AS "r"
WHERE "r"."BotId" = @botId AND EXISTS (
    SELECT 1
    FROM json_each(@asked) AS "j"
    WHERE "j"."value" = "r"."SessionId")

-- parameters: @botId
SELECT "r"."BotId", "r"."FetchedAt", "r"."GapSuspected"
FROM "RealtimePolls" AS "r"
WHERE "r"."BotId" = @botId
LIMIT 2

-- 25 times
-- parameters: @p0, @p1, @p10, @p11, @p12, @p13, @p14, @p15, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9
INSERT INTO "RealtimeSessions" ("BotId", "SessionId", "CallerNumber", "Channel", "DeflectedTo", "DialedNumber", "EndTime", "FeedPosition", "FirstSeenAt", "Intents", "LastSeenAt", "StartTime", "Status", "TimeHandled", "TimeHandledSeconds", "UserId")
VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12, @p13, @p14, @p15);

-- parameters: @p0, @p1, @p2
INSERT INTO "RealtimePolls" ("BotId", "FetchedAt", "GapSuspected")
VALUES (@p0, @p1, @p2);
