using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;

namespace SupportConsole.Components.Usage;

/// <summary>How far the reading of a period is, with the way to stop it; afterwards what was read, and when.</summary>
public sealed partial class UsageState
{
    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>What was read last; null before the first time.</summary>
    [Parameter, EditorRequired]
    public UsageReading? Reading { get; set; }

    /// <summary>True while a period is read.</summary>
    [Parameter]
    public bool IsRunning { get; set; }

    /// <summary>True when the reader stopped it.</summary>
    [Parameter]
    public bool IsStopped { get; set; }

    /// <summary>How much of it was read.</summary>
    [Parameter]
    public int Percent { get; set; }

    /// <summary>Raised when the reading is to end.</summary>
    [Parameter]
    public EventCallback OnStop { get; set; }

    /// <summary>Raised when it is to begin again.</summary>
    [Parameter]
    public EventCallback OnRefresh { get; set; }
}
