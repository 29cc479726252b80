namespace SupportConsole.Core.Personal;

/// <summary>Sentences about a person's views.</summary>
internal static class PersonalViewTexts
{
    public const string Gone = "This view is gone. It was deleted or renamed elsewhere.";
    public const string NoQuery = "There is nothing to save: no view, filter or order is chosen.";
    public const string TooLong = "This view has too many filters to be saved.";

    public static readonly string TooMany =
        $"You have {PersonalViews.Maximum} views, which is the most. Delete one that you do not need.";

    public static readonly string NoName = $"A view needs a name of 1 to {PersonChoice.LongestName} characters.";

    public static string Taken(string name) => $"You have a view named “{name}”. Choose another name.";
}
