"""The plugin: what MkDocs calls, and who does the work."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from mkdocs_journeys.diagrams.svg import is_available
from mkdocs_journeys.mkdocs import files as site_files
from mkdocs_journeys.mkdocs import findings, navigation, personas, publication, source
from mkdocs_journeys.mkdocs.config import JourneysConfig, journeys_folder, refuse_folder_around_pages
from mkdocs_journeys.mkdocs.links import Links
from mkdocs_journeys.mkdocs.page import JourneyPage
from mkdocs_journeys.pages.page import Site


@dataclass(slots=True)
class Added:
    """What this build adds to the site."""

    site: Site
    pages: site_files.Pages
    navigations: Mapping[str, Navigation] = field(default_factory=dict)


class JourneysPlugin(BasePlugin[JourneysConfig]):  # type: ignore[no-untyped-call]
    """Adds the journeys to a site. It runs after other plugins, to see their pages and their navigation."""

    def __init__(self) -> None:
        super().__init__()
        self.added: Added | None = None

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Watch the journeys, and fit the site to being published or not.

        Only the configuration may change here: mike asks for it without a build.
        """
        publication.configure(config)
        folder = journeys_folder(self.config, config)
        refuse_folder_around_pages(folder, self.config, config)
        # To watch a folder that does not exist would stop `mkdocs serve`.
        if folder.is_dir() and str(folder) not in config.watch:
            config.watch.append(str(folder))
        return config

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Read the journeys and put their pages among the site's."""
        self.added = None
        publication.add_banner(files, config)
        folder = journeys_folder(self.config, config)
        if not folder.is_dir():
            findings.tell_missing(self.config.dir)
            return files
        links = Links(self.config.path, config.use_directory_urls, config.site_url or "")
        site, found = source.site_of(folder, self.config, links)
        findings.tell(found)
        if not is_available():
            findings.tell_no_pictures(config.strict)
        self.added = Added(site, site_files.add(site, files, config, folder, links))
        return files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Put our entries into the navigation."""
        if self.added is None:
            return navigation.without_markers(nav)
        site, pages = self.added.site, self.added.pages
        nav = navigation.place(nav, site, pages, is_automatic=config.nav is None)
        self.added.navigations = personas.navigations(nav, site, pages)
        return nav

    def on_page_context(
        self,
        context: TemplateContext,
        *,
        page: MkDocsPage,
        config: MkDocsConfig,  # noqa: ARG002
        nav: Navigation,
    ) -> TemplateContext:
        """Give a persona's pages their own navigation."""
        publication.forget_canonical(page)
        if self.added is not None and isinstance(page, JourneyPage) and page.ours.persona:
            context["nav"] = self.added.navigations.get(page.ours.persona, nav)
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Tell readers of a published page that there are other versions of it."""
        return publication.finished_page(output, page, config)

    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """The same on the page for addresses that don't exist."""
        return publication.finished_missing_page(output_content, template_name, config)
