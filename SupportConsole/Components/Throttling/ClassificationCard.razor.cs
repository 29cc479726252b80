using Microsoft.AspNetCore.Components;
using SupportConsole.Components.Shared;
using SupportConsole.Core.Throttling;
using SupportConsole.Core.Throttling.Classification;

namespace SupportConsole.Components.Throttling;

/// <summary>
/// The kind of throttling: transient, a spike or steady, with the figures that say so, and what to do when it is none.
/// </summary>
public sealed partial class ClassificationCard
{
    [Inject]
    public required TimeProvider Clock { get; init; }

    [CascadingParameter]
    public ReaderZone Zone { get; set; } = ReaderZone.Utc;

    /// <summary>The account's figures; null while they load.</summary>
    [Parameter, EditorRequired]
    public AccountThrottling? Figures { get; set; }

    private ThrottlingAssessment? Assessment => Figures?.Assessment;
}
