using System.Globalization;
using SupportConsole.Components.Shared;
using SupportConsole.Components.Shared.Periods;
using SupportConsole.Core.LimitChanges;

namespace SupportConsole.Components.LimitChanges;

/// <summary>
/// How long a new limit is to hold: chosen from a list, or typed as a time in the reader's zone. Fixed when it is
/// chosen, so that a retry means the same.
/// </summary>
public sealed class ExpiryChoice(TimeProvider clock, GuardrailOptions guardrails)
{
    /// <summary>The choice of a time of one's own.</summary>
    public const string Custom = "custom";

    /// <summary>
    /// What can be chosen: its key in the form, its name, and its length; none for a lasting change and for a time of
    /// one's own.
    /// </summary>
    public static IReadOnlyList<(string Key, string Name, TimeSpan? Length)> Choices { get; } =
    [
        ("", LimitChangeWords.ForGood, null),
        ("1h", LimitChangeWords.ForAnHour, TimeSpan.FromHours(1)),
        ("24h", LimitChangeWords.ForADay, TimeSpan.FromHours(24)),
        ("7d", LimitChangeWords.ForAWeek, TimeSpan.FromDays(7)),
        (Custom, LimitChangeWords.UntilATime, null),
    ];

    /// <summary>Key of the choice.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The time as typed.</summary>
    public string TimeText { get; private set; } = "";

    /// <summary>When the lasting limit comes back; null for a lasting change, or when the time typed is none.</summary>
    public DateTimeOffset? ExpiresAt { get; private set; }

    /// <summary>True when nothing temporary is wished for.</summary>
    public bool IsLasting => Key.Length == 0;

    /// <summary>
    /// The end, for the form to keep: with the choice it belongs to, because the browser may have noted it one event
    /// late.
    /// </summary>
    public string Kept => ExpiresAt is { } at ? $"{Key}|{at.ToString("O", CultureInfo.InvariantCulture)}" : "";

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public string? Problem =>
        IsLasting ? null
        : ExpiresAt is not { } at ? LimitChangeWords.ExpiryNotATime
        : LimitChangeValidator.Expiry(at, clock.GetUtcNow(), guardrails);

    public void Choose(string? key)
    {
        Key = Choices.Any(choice => choice.Key == key) ? key! : "";
        var now = clock.GetUtcNow();
        ExpiresAt = Choices.First(choice => choice.Key == Key).Length is { } length ? ToTheMinute(now) + length : null;
    }

    public void Type(string? text, ReaderZone zone)
    {
        TimeText = text ?? "";
        ExpiresAt = TypedTime.Read(TimeText, zone, clock.GetUtcNow(), isEnd: true);
    }

    internal void Restore(ChangeLimitDraft draft, ReaderZone zone)
    {
        Choose(draft.Expiry);
        if (Key == Custom)
        {
            Type(draft.Time, zone);
        }

        if (
            draft.Until?.Split('|') is [var key, var kept]
            && key == Key
            && DateTimeOffset.TryParse(kept, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        )
        {
            ExpiresAt = at;
        }
    }

    // Up, so that an hour is never less than one.
    private static DateTimeOffset ToTheMinute(DateTimeOffset now) =>
        new((now.Ticks + TimeSpan.TicksPerMinute - 1) / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, now.Offset);
}
