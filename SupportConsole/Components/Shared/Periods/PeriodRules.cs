namespace SupportConsole.Components.Shared.Periods;

/// <summary>The periods that a page allows.</summary>
public sealed record PeriodRules
{
    /// <summary>The relative ranges on offer, shortest first.</summary>
    public required IReadOnlyList<RelativeRange> Ranges { get; init; }

    /// <summary>The range that is shown when the address says nothing, or nothing that makes sense.</summary>
    public required RelativeRange Standard { get; init; }

    /// <summary>The longest period between two times; null for any length.</summary>
    public TimeSpan? Maximum { get; init; }

    /// <summary>The sentence that a longer one is refused with.</summary>
    public string TooLong { get; init; } = PeriodWords.TooLong;

    /// <summary>
    /// True for lists: a period may have no start, and a date without a time is a whole day on the reader's clock.
    /// </summary>
    public bool IsFilter { get; init; }

    /// <summary>An account's history: an hour to 30 days, ten years at most.</summary>
    public static PeriodRules History { get; } =
        new()
        {
            Ranges =
            [
                RelativeRange.Minutes15,
                RelativeRange.Hour,
                RelativeRange.Hours6,
                RelativeRange.Hours24,
                RelativeRange.Days7,
                RelativeRange.Days30,
                RelativeRange.ThisMonth,
            ],
            Standard = RelativeRange.Hours6,
            Maximum = TimeSpan.FromDays(3_653),
            TooLong = PeriodWords.TenYears,
        };

    /// <summary>Streaming sessions and LeMUR requests, which are known by the minute alone: a week at most.</summary>
    public static PeriodRules Week { get; } =
        new()
        {
            Ranges =
            [
                RelativeRange.Minutes15,
                RelativeRange.Hour,
                RelativeRange.Hours6,
                RelativeRange.Hours24,
                RelativeRange.Days7,
            ],
            Standard = RelativeRange.Hours24,
            Maximum = TimeSpan.FromDays(7),
            TooLong = PeriodWords.OneWeek,
        };

    /// <summary>The throttling of all accounts.</summary>
    public static PeriodRules Throttling { get; } =
        new()
        {
            Ranges =
            [
                RelativeRange.Minutes15,
                RelativeRange.Hour,
                RelativeRange.Hours6,
                RelativeRange.Hours24,
                RelativeRange.Days7,
                RelativeRange.Days30,
                RelativeRange.ThisMonth,
            ],
            Standard = RelativeRange.Hours24,
        };

    /// <summary>Usage; its months are UTC's, so its periods are resolved with <see cref="ReaderZone.Utc"/>.</summary>
    public static PeriodRules Usage { get; } =
        new()
        {
            Ranges =
            [
                RelativeRange.Hours24,
                RelativeRange.Days7,
                RelativeRange.Days30,
                RelativeRange.ThisMonth,
                RelativeRange.LastMonth,
            ],
            Standard = RelativeRange.Days7,
        };

    /// <summary>Lists such as the audit and the payments, which show everything unless told otherwise.</summary>
    public static PeriodRules Filter { get; } =
        new()
        {
            Ranges =
            [
                RelativeRange.Hours24,
                RelativeRange.Days7,
                RelativeRange.Days30,
                RelativeRange.ThisMonth,
                RelativeRange.LastMonth,
                RelativeRange.All,
            ],
            Standard = RelativeRange.All,
            IsFilter = true,
        };

    /// <summary>Why two times make no period; null when they do.</summary>
    /// <param name="from">Start; null for an open one.</param>
    /// <param name="to">End; null for now.</param>
    /// <param name="now">The moment that an open end means.</param>
    public string? Problem(DateTimeOffset? from, DateTimeOffset? to, DateTimeOffset now) =>
        (from, to ?? now) switch
        {
            ({ } start, var end) when start >= end => PeriodWords.EndsBeforeItBegins,
            ({ } start, var end) when Maximum is { } longest && end - start > longest => TooLong,
            (null, _) when !IsFilter => PeriodWords.Incomplete,
            _ => null,
        };
}
