using MudBlazor;

namespace SupportConsole.Components.Theme;

/// <summary>
/// The design in figures: colours of both themes, type, radii and widths. Text has a contrast of at least 4.5 on its
/// ground in both themes, borders of controls at least 3 (WCAG AA). What a palette has no name for (the soft grounds of
/// a verdict, a chart's series) stands in console.css and chart.css.
/// </summary>
internal static class ConsoleTheme
{
    private static readonly string[] Fonts = ["system-ui", "Segoe UI", "Liberation Sans", "Arial", "sans-serif"];

    public static MudTheme Instance { get; } =
        new()
        {
            PaletteLight = new PaletteLight
            {
                Primary = "#2f5bea",
                PrimaryDarken = "#2449c4",
                PrimaryContrastText = "#ffffff",
                Secondary = "#5b6472",
                Info = "#2f5bea",
                Success = "#1c6b3a",
                Warning = "#8a4b00",
                Error = "#b3261e",
                TextPrimary = "#171b22",
                TextSecondary = "#5b6472",
                TextDisabled = "#6b7380",
                ActionDefault = "#5b6472",
                ActionDisabled = "#6b7380",
                ActionDisabledBackground = "#eef0f3",
                Background = "#f6f7f9",
                BackgroundGray = "#f1f3f6",
                Surface = "#ffffff",
                AppbarBackground = "#ffffff",
                AppbarText = "#171b22",
                DrawerBackground = "#ffffff",
                DrawerText = "#171b22",
                DrawerIcon = "#5b6472",
                LinesDefault = "#e3e6eb",
                LinesInputs = "#868e9c",
                TableLines = "#e9ecf0",
                TableHover = "#f1f4f9",
                TableStriped = "#f6f7f9",
                Divider = "#e3e6eb",
                DividerLight = "#eef0f3",
                Skeleton = "#e9ecf0",
                OverlayDark = "rgba(16,20,28,0.45)",
                HoverOpacity = 0.06,
            },
            PaletteDark = new PaletteDark
            {
                Primary = "#8aa8ff",
                PrimaryDarken = "#a5bcff",
                PrimaryContrastText = "#10131a",
                Secondary = "#9aa4b2",
                SecondaryContrastText = "#10131a",
                Info = "#8aa8ff",
                InfoContrastText = "#10131a",
                Success = "#7fd6a1",
                SuccessContrastText = "#06200f",
                Warning = "#ffca80",
                WarningContrastText = "#261600",
                Error = "#ff9a92",
                ErrorContrastText = "#330a06",
                TextPrimary = "#e8ebf0",
                TextSecondary = "#9aa4b2",
                TextDisabled = "#8b95a3",
                ActionDefault = "#9aa4b2",
                ActionDisabled = "#8b95a3",
                ActionDisabledBackground = "#242a33",
                Background = "#12151a",
                BackgroundGray = "#14171d",
                Surface = "#1a1e25",
                AppbarBackground = "#1a1e25",
                AppbarText = "#e8ebf0",
                DrawerBackground = "#1a1e25",
                DrawerText = "#e8ebf0",
                DrawerIcon = "#9aa4b2",
                LinesDefault = "#2c323c",
                LinesInputs = "#6b7584",
                TableLines = "#262c35",
                TableHover = "#222831",
                TableStriped = "#171b21",
                Divider = "#2c323c",
                DividerLight = "#242a33",
                Skeleton = "#262c35",
                OverlayDark = "rgba(0,0,0,0.6)",
                HoverOpacity = 0.08,
            },
            Typography = new Typography
            {
                Default = new DefaultTypography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    LetterSpacing = "normal",
                },
                H1 = new H1Typography
                {
                    FontFamily = Fonts,
                    FontSize = "20px",
                    LineHeight = "28px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                H2 = new H2Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                H3 = new H3Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                H4 = new H4Typography
                {
                    FontFamily = Fonts,
                    FontSize = "26px",
                    LineHeight = "32px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                H6 = new H6Typography
                {
                    FontFamily = Fonts,
                    FontSize = "18px",
                    LineHeight = "24px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                Body1 = new Body1Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    LetterSpacing = "normal",
                },
                Body2 = new Body2Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    LetterSpacing = "normal",
                },
                Subtitle1 = new Subtitle1Typography
                {
                    FontFamily = Fonts,
                    FontSize = "16px",
                    LineHeight = "24px",
                    LetterSpacing = "normal",
                },
                Subtitle2 = new Subtitle2Typography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    FontWeight = "600",
                    LetterSpacing = "normal",
                },
                Caption = new CaptionTypography
                {
                    FontFamily = Fonts,
                    FontSize = "12px",
                    LineHeight = "16px",
                    LetterSpacing = "normal",
                },
                Button = new ButtonTypography
                {
                    FontFamily = Fonts,
                    FontSize = "14px",
                    LineHeight = "20px",
                    FontWeight = "600",
                    TextTransform = "none",
                    LetterSpacing = "normal",
                },
            },
            LayoutProperties = new LayoutProperties
            {
                DefaultBorderRadius = "6px",
                AppbarHeight = "48px",
                DrawerWidthLeft = "200px",
                DrawerMiniWidthLeft = "60px",
            },
            Shadows = new Shadow
            {
                Elevation = [.. Enumerable.Range(0, 26).Select(level => level == 0 ? "none" : "var(--console-shadow)")],
            },
        };
}
