using System.Globalization;
using System.Text.Json;
using SupportConsole.Core.Outbox;

namespace SupportConsole.Core.Limits;

/// <summary>
/// What the e-mail tells an account on its first throttled transcript of a UTC day: how it stood at that moment. Where
/// it goes is looked up when it is sent. Source: domain.md, "Async transcripts".
/// </summary>
/// <param name="AccountId">Whose transcripts wait.</param>
/// <param name="Day">The UTC day.</param>
/// <param name="At">When the first of the day had to wait.</param>
/// <param name="Limit">The limit in force.</param>
/// <param name="Running">Transcripts running then.</param>
/// <param name="Queued">Transcripts waiting then.</param>
/// <param name="Throttled">How many had to wait at once.</param>
public sealed record ThrottleMail(
    string AccountId,
    DateOnly Day,
    DateTimeOffset At,
    int Limit,
    int Running,
    int Queued,
    long Throttled
)
{
    private const long DayMilliseconds = 86_400_000;

    /// <summary>The UTC day of a time, counted from 1970-01-01.</summary>
    internal static int DayOf(DateTimeOffset time) => (int)(time.ToUnixTimeMilliseconds() / DayMilliseconds);

    /// <summary>Unique for ever: one message an account and UTC day.</summary>
    internal string DeduplicationKey =>
        $"throttle-mail:{AccountId}:{Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";

    /// <summary>The mail of an account whose transcripts have just had to wait.</summary>
    /// <param name="state">As the decisions left it.</param>
    /// <param name="throttled">How many had to wait.</param>
    /// <param name="limits">Plan defaults.</param>
    /// <param name="now">When.</param>
    internal static ThrottleMail Of(AccountState state, long throttled, LimitOptions limits, DateTimeOffset now) =>
        new(
            state.AccountId,
            DateOnly.FromDateTime(now.UtcDateTime),
            now,
            EffectiveLimit.Of(state, limits).Value,
            state.Running,
            state.Queued,
            throttled
        );

    /// <summary>Out of a message's payload.</summary>
    internal static ThrottleMail Read(string payload) =>
        JsonSerializer.Deserialize<ThrottleMail>(payload, JsonSerializerOptions.Web)
        ?? throw new JsonException("A throttle e-mail without figures.");

    /// <summary>As it waits to be sent.</summary>
    internal OutboxMessage ToMessage() =>
        new()
        {
            Id = Guid.CreateVersion7(At).ToString("N"),
            Kind = OutboxKind.Email,
            AccountId = AccountId,
            DeduplicationKey = DeduplicationKey,
            Payload = JsonSerializer.Serialize(this, JsonSerializerOptions.Web),
            CreatedAt = At,
            NextAttemptAt = At,
        };
}
