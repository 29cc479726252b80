using SupportConsole.Core.Checkups;

namespace SupportConsole.Commands.Doctor;

/// <summary>Are the settings valid: each that is not is a finding of its own.</summary>
internal static class SettingsCheckup
{
    public const string Name = "settings";

    public static IReadOnlyList<CheckupResult> Run(IServiceProvider services)
    {
        List<CheckupResult> problems = [.. SettingsCatalog.Sections.SelectMany(section => Look(section, services))];
        return problems.Count > 0
            ? problems
            : [CheckupResult.Ok($"All {SettingsCatalog.Sections.Count} sections are valid.")];
    }

    /// <summary>A setting that the program does not start with. The sentences of validation hold their cure.</summary>
    public static CheckupResult Invalid(string problem) => new(CheckupState.Failed, problem);

    private static IEnumerable<CheckupResult> Look(SettingsSection section, IServiceProvider services)
    {
        try
        {
            section.Read(services);
            return [];
        }
        catch (Exception exception) when (StartupProblem.FindSentences(exception) is { } sentences)
        {
            return [.. sentences.Select(Invalid)];
        }
    }
}
