using Microsoft.AspNetCore.Components;

namespace SupportConsole.Components.Shared;

/// <summary>How much of an instant is shown.</summary>
public enum TimeDetail
{
    /// <summary>Hours and minutes, with the day when it is not today.</summary>
    Moment,

    /// <summary>The day alone.</summary>
    Day,

    /// <summary>To the second.</summary>
    Exact,
}

/// <summary>An instant in the reader's zone, with UTC on hover.</summary>
public sealed partial class LocalTime
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    [Parameter, EditorRequired]
    public DateTimeOffset At { get; set; }

    [Parameter]
    public TimeDetail Detail { get; set; }

    private string Text =>
        Detail switch
        {
            TimeDetail.Day => Zone.Day(At),
            TimeDetail.Exact => Zone.Exact(At),
            _ => Zone.Moment(At, Clock.GetUtcNow()),
        };
}
