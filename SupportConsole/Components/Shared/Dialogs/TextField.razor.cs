using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace SupportConsole.Components.Shared.Dialogs;

/// <summary>A labelled text field that tells each keystroke, with the sentence about what is wrong below it.</summary>
public sealed partial class TextField
{
    /// <summary>Id of the input; the problem's is <c>{Id}-problem</c>.</summary>
    [Parameter, EditorRequired]
    public required string Id { get; set; }

    /// <summary>Name in the draft that the browser keeps; null for a field that is not kept.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter, EditorRequired]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>What to write instead; null when nothing is wrong.</summary>
    [Parameter]
    public string? Problem { get; set; }

    /// <summary>More than 1 for a text of several lines.</summary>
    [Parameter]
    public int Lines { get; set; } = 1;

    /// <summary>
    /// Where the browser stops taking characters; far above what is allowed, so that too much is answered with a
    /// sentence.
    /// </summary>
    [Parameter]
    public int MaxLength { get; set; } = 1_000;

    [Parameter]
    public string? Placeholder { get; set; }

    [Parameter]
    public InputMode InputMode { get; set; } = InputMode.text;

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>True for the field that has the focus when the dialog opens.</summary>
    [Parameter]
    public bool First { get; set; }

    [Parameter]
    public string? Class { get; set; }

    private string ProblemId => $"{Id}-problem";

    private Dictionary<string, object?> Attributes
    {
        get
        {
            var attributes = new Dictionary<string, object?>
            {
                ["autocomplete"] = "off",
                ["spellcheck"] = Lines > 1 ? "true" : "false",
            };
            if (Name is not null)
            {
                attributes["name"] = Name;
            }

            if (First)
            {
                attributes["data-first"] = "";
            }

            return attributes;
        }
    }
}
